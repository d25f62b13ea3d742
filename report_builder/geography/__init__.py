"""Know the provinces of Thailand: their names, codes and regions."""
