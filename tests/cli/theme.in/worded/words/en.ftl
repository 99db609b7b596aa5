skip-to-contents = Skip to the status
footer-questions = Ask { $contact }, or open a ticket.
