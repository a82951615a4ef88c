"""Human security, do no harm: data, equipment, mandates."""
