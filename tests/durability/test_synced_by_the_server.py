"""What is acknowledged is on the server's disk: it says that an act is committed when its log is synced."""

from tests.durability.scene import Scene
from tests.durability.tracing import calls_in, watching


def test_the_server_syncs_its_log_before_it_says_that_the_act_is_committed(site, tmp_path):
    scene = Scene("publish", site)
    ground, trace = site.copy(scene.prepared), tmp_path / "trace"
    watcher = watching("fsync,fdatasync,sendto", trace)

    said = site.done("jobs:perform_watched", ground, deed="publish", remembered=scene.remembered, watcher=watcher)

    calls = calls_in(trace)
    committed = [place for place, call in enumerate(calls) if b"COMMIT\0" in call.brought]
    synced = [place for place, call in enumerate(calls) if call.syncs and "/pg_wal/" in call.path]
    begun = [place for place, call in enumerate(calls) if b"BEGIN\0" in call.brought]
    assert said[0] == ["acknowledged", "ABSCH-IRCC-KE-100003-1"]
    assert len(committed) == 1
    assert any(begun[-1] < each < committed[0] for each in synced)
    with site.engine.opened(ground) as connection:
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            assert connection.execute(f"SHOW {setting}").fetchone() == ("on",), setting
