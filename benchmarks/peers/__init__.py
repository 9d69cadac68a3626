"""dialogvakt beside the tools that it will be compared with: `python -m benchmarks.peers`."""
