"""What has happened and must still be told: written with the change, told after it. The only queue."""
