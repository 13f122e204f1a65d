"""From the tables of any document to items: where the table is, what its columns are, what its cells say."""
