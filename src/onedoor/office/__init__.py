"""The live office: a Django application with a folder for each subject."""
