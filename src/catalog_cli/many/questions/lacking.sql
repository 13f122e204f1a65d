-- en: Items of the model that an office lacks
-- zh: 标准目录中有、本单位目录中没有的事项
-- needs: --model
-- chart: city
SELECT city, publisher, model_item, model_name, path
FROM departures
WHERE kind = 'missing'
ORDER BY jurisdiction, path, model_item;
