"""One search over the whole site, without accents: pages, criteria, units, cycles, people; as far as one may see."""
