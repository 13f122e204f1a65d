-- en: The same thing under different names
-- zh: 同一事项的不同名称
-- chart: usual_name other_offices
--
-- Names are compared without those of places and offices. `likeness`, from 0 to 1, is empty where the names belong to
-- one item: they follow the same item of the model, or have the same id.
WITH
used AS MATERIALIZED (
    SELECT DISTINCT neutral_name AS name, path FROM items WHERE neutral_name IS NOT NULL
),
-- each name, with how many offices use it
names AS MATERIALIZED (
    SELECT name, offices, category
    FROM (SELECT name, count(*) AS offices FROM used GROUP BY name)
    JOIN (SELECT neutral_name AS name, mode(category) AS category FROM items GROUP BY neutral_name) USING (name)
),
same_item AS MATERIALIZED (
    SELECT coalesce(model_item, item) AS item, neutral_name AS name, count(*) AS offices
    FROM items
    WHERE neutral_name IS NOT NULL AND coalesce(model_item, item) IS NOT NULL
    GROUP BY ALL
),
by_item AS (
    SELECT usual.name AS usual_name, other.name AS other_name, NULL AS likeness
    FROM (SELECT item, max_by(name, (offices, name)) AS name FROM same_item GROUP BY item) AS usual
    JOIN same_item AS other ON other.item = usual.item AND other.name <> usual.name
),
-- names that may look alike are of one category, and begin or end with the same two characters
blocks AS (
    SELECT name, offices, unnest([category || '/' || name[:2] || '…', category || '/…' || name[-2:]]) AS block
    FROM names
),
-- of each block, the names that most offices use; comparing all with all would take hours for a country
usual_names AS (
    FROM blocks
    QUALIFY row_number() OVER (PARTITION BY block ORDER BY offices DESC, name) <= 20
),
by_likeness AS (
    SELECT DISTINCT
        usual.name AS usual_name, other.name AS other_name,
        round(jaro_winkler_similarity(usual.name, other.name, 0.85), 2) AS likeness
    FROM usual_names AS usual
    JOIN blocks AS other
        ON other.block = usual.block
        AND (other.offices < usual.offices OR (other.offices = usual.offices AND other.name > usual.name))
    WHERE jaro_winkler_similarity(usual.name, other.name, 0.85) > 0
),
-- the three likeliest for each name
pairs AS MATERIALIZED (
    SELECT usual_name, usual.offices AS usual_offices, other_name, other.offices AS other_offices, likeness
    FROM (FROM by_item UNION ALL FROM by_likeness)
    JOIN names AS usual ON usual.name = usual_name
    JOIN names AS other ON other.name = other_name
    QUALIFY row_number() OVER (
        PARTITION BY other_name ORDER BY likeness DESC NULLS FIRST, usual_offices DESC, usual_name
    ) <= 3
),
-- two names in one catalogue mean two things there
apart AS (
    SELECT usual_name, other_name, count(*) AS offices
    FROM pairs
    JOIN used AS other ON other.name = pairs.other_name
    JOIN used AS usual ON usual.name = pairs.usual_name AND usual.path = other.path
    GROUP BY ALL
)
SELECT pairs.usual_name, usual_offices, pairs.other_name, other_offices, likeness
FROM pairs
LEFT JOIN apart USING (usual_name, other_name)
WHERE coalesce(apart.offices, 0) * 20 < other_offices
QUALIFY row_number() OVER (
    PARTITION BY pairs.other_name ORDER BY likeness DESC NULLS FIRST, usual_offices DESC, pairs.usual_name
) = 1
ORDER BY usual_offices DESC, pairs.usual_name, other_offices DESC, pairs.other_name;
