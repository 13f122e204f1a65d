-- en: Time limits that allow more time than the law or the model
-- zh: 公开时限长于法律规定或标准目录的事项
-- chart: city
SELECT
    items.city, items.publisher, items.item, items.name, items.time_limit,
    -- where no law sets a time for the item itself, the general one is exceeded
    CASE
        WHEN items.is_looser THEN coalesce(items.statutory_limit, '自该政府信息形成或者变更之日起20个工作日内')
        ELSE departures.expected
    END AS allowed,
    CASE
        WHEN items.is_looser THEN coalesce(items.statutory_source, '《中华人民共和国政府信息公开条例》第二十六条')
    END AS statutory_source,
    items.path
FROM items
LEFT JOIN departures
    ON departures.path = items.path AND departures.item = items.item AND departures.kind = 'looser'
WHERE items.is_looser OR departures.kind IS NOT NULL
ORDER BY items.jurisdiction, items.path, items.position;
