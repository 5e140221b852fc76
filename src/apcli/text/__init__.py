"""Characters without any plan: width, line breaks, little bars."""
