"""When things happen, and with what retries: the only code that imports Prefect; and the command line."""

import os

# Nothing is sent anywhere. Set before Prefect is imported, because it reads its settings then.
os.environ.setdefault("DO_NOT_TRACK", "1")
os.environ.setdefault("PREFECT_SERVER_ANALYTICS_ENABLED", "false")
# A first start on a slow machine takes longer than Prefect's 20 seconds.
os.environ.setdefault("PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS", "180")
