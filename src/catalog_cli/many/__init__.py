"""Many catalogues: gathered into Parquet, and asked with DuckDB."""
