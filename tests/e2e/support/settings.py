"""How the chart is set for the tests: the example servers, and workouts ten times as fast."""

SERVERS = "ska-tango-examples.deviceServers.servers"
SETTINGS = (f"{SERVERS}.tabata.sleep_time=0.1", f"{SERVERS}.asynctabata.sleep_time=0.1")
