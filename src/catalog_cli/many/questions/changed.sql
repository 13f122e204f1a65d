-- en: What changed since the earlier edition
-- zh: 与先前版本相比的变化
-- needs: --since
-- chart: city
SELECT city, publisher, kind, item, name, field, before, after, since_day, path
FROM changes
ORDER BY city, jurisdiction, path, item, field;
