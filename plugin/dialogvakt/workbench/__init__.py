"""What the owner of a guideline works with: tests, explanations, comparisons and pages, made from its files."""
