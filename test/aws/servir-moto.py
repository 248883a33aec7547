"""moto on a free loopback port, which it prints; it ends with its standard input, hence with whoever started it.

One request at a time: to undo a transaction, moto puts back a copy of the whole table, which would also undo what
another thread has written meanwhile.
"""

import json
import logging
import os
import sys
import threading

from moto.server import DomainDispatcherApplication, create_backend_app
from moto.ses.models import ses_backends
from werkzeug.serving import make_server


moto = DomainDispatcherApplication(create_backend_app)


def sent_mails() -> list:
    backends = [backend for regions in ses_backends.values() for backend in regions.values()]
    return [
        {"a": mail.destinations["ToAddresses"], "sujet": mail.subject, "corps": mail.body}
        for backend in backends
        for mail in backend.sent_messages
    ]


def app(environ, start_response):
    """moto, and the mails that it was given: of itself it shows them to Python alone."""
    if environ["PATH_INFO"] != "/courriers":
        return moto(environ, start_response)
    start_response("200 OK", [("Content-Type", "application/json")])
    return [json.dumps(sent_mails()).encode()]


def end_with_stdin() -> None:
    sys.stdin.read()
    os._exit(0)


logging.getLogger("werkzeug").setLevel(logging.ERROR)
threading.Thread(target=end_with_stdin, daemon=True).start()
server = make_server("127.0.0.1", 0, app, threaded=False)
print(server.server_port, flush=True)
server.serve_forever()
