"""How it will be judged: criteria, questions, and the money to ask them."""
