-- en: Laws and documents that are cited though they have been repealed
-- zh: 引用了已废止的法律、文件的事项
-- chart: city
SELECT city, publisher, item, name, printed, repealed, successor, path
FROM citations
WHERE status = 'repealed'
ORDER BY jurisdiction, path, item, position;
