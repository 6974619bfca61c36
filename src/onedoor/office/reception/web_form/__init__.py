"""The web form: somebody says from home what they come for, and waits for nobody in a queue."""
