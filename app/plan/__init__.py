"""The structure of a plan: profiles, recognised elements, links, XML."""
