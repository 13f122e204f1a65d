"""What a site consists of, one file an output; each has `files(content)`, which yields the files that it makes."""
