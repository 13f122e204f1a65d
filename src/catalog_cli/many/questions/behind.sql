-- en: Offices that are behind: overdue disclosures, reviews past their day, catalogues untouched for a year
-- zh: 工作滞后的单位：逾期未公开、复核日期已过、目录一年以上未更新
-- chart: city overdue
WITH open_days AS (
    SELECT
        path,
        count(*) FILTER (WHERE kind <> 'review') AS overdue,
        count(*) FILTER (WHERE kind = 'review') AS reviews_past,
        min(due) AS oldest
    FROM due
    WHERE is_overdue
    GROUP BY path
)
SELECT
    catalogues.city, catalogues.publisher,
    coalesce(open_days.overdue, 0) AS overdue,
    coalesce(open_days.reviews_past, 0) AS reviews_past,
    open_days.oldest, catalogues.last_changed, catalogues.path
FROM catalogues
LEFT JOIN open_days USING (path)
WHERE open_days.path IS NOT NULL OR catalogues.last_changed < getvariable('day') - INTERVAL 1 YEAR
ORDER BY overdue DESC, reviews_past DESC, catalogues.last_changed NULLS LAST, catalogues.path;
