"""The fictional cluster's residents: who answers, what they answer, and the traps planted among them."""
