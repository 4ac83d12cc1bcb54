"""Plain HTTP around the API: who asks, limits and headers, health, documents, the app's files."""
