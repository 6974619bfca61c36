"""How a page is made: its language, its dates, its forms, and what every page may say."""
