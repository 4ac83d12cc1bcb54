"""What people do: one public coroutine is one unit of work; files are processes of a warehouse."""
