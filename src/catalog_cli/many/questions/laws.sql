-- en: Laws and documents by how many items rest on them
-- zh: 按依据的法律、文件统计的事项数
-- chart: law items
SELECT
    coalesce(law, title) AS law, any_value(status) AS status,
    count(DISTINCT (path, item)) AS items, count(DISTINCT path) AS offices
FROM citations
WHERE coalesce(law, title) IS NOT NULL
GROUP BY ALL
ORDER BY items DESC, 1;
