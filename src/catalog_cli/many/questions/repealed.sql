-- en: Laws and documents that are cited though they have been repealed, or in an old version
-- zh: 引用了已废止的法律、文件或者旧版本的事项
-- chart: city
SELECT city, publisher, item, name, printed, status, repealed, successor, path
FROM citations
WHERE status IN ('repealed', 'outdated')
ORDER BY jurisdiction, path, item, position;
