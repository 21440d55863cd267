"""What was found, in words for who has to do something: problems, what a round lacks, terms that passed, who keeps what."""
