"""The whole work in a browser: data in, problems shown, documents made and handed out."""
