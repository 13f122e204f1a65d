-- en: How many of the topics that the law asks for each office covers
-- zh: 各单位对法定公开内容的覆盖情况
-- chart: city
SELECT
    city, publisher,
    count(*) FILTER (WHERE is_covered) AS covered_topics,
    count(*) FILTER (WHERE is_covered IS NOT NULL) AS topics,
    list(topic ORDER BY topic) FILTER (WHERE NOT is_covered) AS open_topics,
    path
FROM duties
GROUP BY ALL
ORDER BY covered_topics / nullif(topics, 0) NULLS LAST, any_value(jurisdiction), path;
