"""Family `record`: is every disclosure in the ledger entered rightly? Loaded only where there are records."""
