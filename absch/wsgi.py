"""What a WSGI server loads. Started by hand and not by `manage.py serve`, it is production."""

import multiprocessing
import os

from absch.doors.console.processes import DIE_WITH_PARENT, die_with_parent

# A process that granian forks makes its promise here, before it loads anything else.
if os.environ.get(DIE_WITH_PARENT) and (_parent := multiprocessing.parent_process()):
    die_with_parent(_parent.pid or 0)

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "absch.settings.production")

application = get_wsgi_application()
