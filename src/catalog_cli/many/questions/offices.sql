-- en: Each catalogue in figures
-- zh: 各单位目录概况
-- chart: city items
SELECT city, publisher, level, items, errors, warnings, infos, overdue, last_changed, path
FROM catalogues
ORDER BY jurisdiction, path;
