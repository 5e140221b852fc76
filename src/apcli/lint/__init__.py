"""The rules that judge a plan, one module each, and what runs them."""
