"""The data as JSON documents, each at an address of its own, with what describes them."""
