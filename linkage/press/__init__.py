"""Press (印制): from pages of HTML to a set of papers that stands whole or not at all."""
