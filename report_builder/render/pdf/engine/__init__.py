"""Replace what WeasyPrint does differently: everything that is replaced stands here."""
