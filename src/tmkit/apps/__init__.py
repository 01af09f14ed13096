"""What people and programs start: thin fronts over the flows."""
