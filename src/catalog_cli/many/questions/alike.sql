-- en: The same thing under different names
-- zh: 同一事项的不同名称
-- chart: usual_name other_offices
WITH
-- each name, with how many offices use it
names AS (
    SELECT neutral_name AS name, mode(category) AS category, count(DISTINCT path) AS offices
    FROM items
    WHERE neutral_name IS NOT NULL
    GROUP BY neutral_name
),
-- names of what follows one item of the model, or has one id
same_item AS (
    SELECT coalesce(model_item, item) AS item, neutral_name AS name, count(DISTINCT path) AS offices
    FROM items
    WHERE neutral_name IS NOT NULL
    GROUP BY ALL
),
by_item AS (
    SELECT usual.name AS usual_name, other.name AS other_name, 1.0 AS likeness
    FROM (SELECT item, arg_max(name, offices) AS name FROM same_item GROUP BY item) AS usual
    JOIN same_item AS other ON other.item = usual.item AND other.name <> usual.name
),
-- names of one category that look alike
by_likeness AS (
    SELECT
        usual.name AS usual_name, other.name AS other_name,
        round(jaro_winkler_similarity(usual.name, other.name), 2) AS likeness
    FROM names AS usual
    JOIN names AS other
        ON other.category = usual.category
        AND (other.offices < usual.offices OR (other.offices = usual.offices AND other.name > usual.name))
    WHERE jaro_winkler_similarity(usual.name, other.name) >= 0.85
),
pairs AS (
    SELECT usual_name, other_name, max(likeness) AS likeness
    FROM (FROM by_item UNION ALL FROM by_likeness)
    GROUP BY ALL
),
-- two names in one catalogue mean two things there
apart AS (
    SELECT pairs.usual_name, pairs.other_name, count(DISTINCT one.path) AS offices
    FROM pairs
    JOIN items AS one ON one.neutral_name = pairs.usual_name
    JOIN items AS two ON two.neutral_name = pairs.other_name AND two.path = one.path
    GROUP BY ALL
)
SELECT
    pairs.usual_name, usual.offices AS usual_offices, pairs.other_name, other.offices AS other_offices,
    pairs.likeness
FROM pairs
JOIN names AS usual ON usual.name = pairs.usual_name
JOIN names AS other ON other.name = pairs.other_name
LEFT JOIN apart ON apart.usual_name = pairs.usual_name AND apart.other_name = pairs.other_name
WHERE coalesce(apart.offices, 0) * 20 < other.offices
QUALIFY row_number() OVER (PARTITION BY pairs.other_name ORDER BY pairs.likeness DESC, usual.offices DESC, pairs.usual_name) = 1
ORDER BY usual_offices DESC, pairs.usual_name, other_offices DESC, pairs.other_name;
