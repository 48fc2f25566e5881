"""What the words of the Protocol mean and how this registry is used, told in six languages to whoever asks."""
