-- en: Findings by rule: how many, and in how many catalogues
-- zh: 按规则统计的问题数和涉及的单位数
-- chart: rule findings
SELECT rule, severity, count(*) AS findings, count(DISTINCT path) AS offices
FROM findings
GROUP BY ALL
ORDER BY findings DESC, rule;
