import os
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]="1"
import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import sync_playwright
from absch.publishing import operations as publishing
from absch.records import operations as records
from absch.outbox.models import Delivery
from absch.notifications.models import Notification
from tests.doors.desk.scene import *
from tests.makers import *
AXE=open("/tmp/axe/node_modules/axe-core/axe.min.js").read()
def test_shots(durable, live_server):
    now = timezone.now()
    pa, nau, nfp, adm = authority_of("ke"), authorized_user_of("ke"), focal_point_of("ke"), administrator()
    v = a_published_permit(at=now)
    a_published_contact(at=now, identifier="contact-of-amina")
    asked = a_request(at=now, identifier="permit-requested", remark="Before Friday, as agreed on the phone")
    ret = publishing.return_(a_request(at=now, identifier="permit-returned"), by=pa, at=now, reason="Add the date of consent.")
    d = a_written_permit(at=now, identifier="permit-drafted", picGranted=None, dateOfIssuance="31 February", providersConfidential=None, providers=[{"identifier":"contact-of-amina@1"}])
    dr = records.reopen(the_authority(at=now).record, by=pa, at=now)
    dr = records.save(dr, dr.content | {"name": {"en": "Office of Genetic Resources and Seeds"}}, by=pa, at=now)
    Delivery.objects.create(addressee="holder@example.org", letter="certificate.publish", government="ke", state="refused", at=now, due_at=now, problem="550 no", tries=2, about={"version": v.pk})
    Notification.objects.create(person=pa, kind="record.publish", key="1", about={"code":"IRCC","number":v.number,"government":"ke"}, at=now)
    pages = {"dashboard":(nau,""), "dashboard_pa":(pa,""), "records":(nau,"/records"), "types":(nau,"/new"),"new":(nau,"/new/IRCC"), "record":(pa,"/permit-example"), "draft":(nau,"/permit-drafted"), "edit":(nau,"/permit-drafted/edit?check=1"), "editpart":(nau,"/permit-drafted/edit?section=part-2"),"held":(pa,"/permit-drafted/edit"),"locked":(nau,"/permit-requested/edit"),"review":(pa,"/authority-of-ke/review"), "review2":(nau,"/permit-drafted/review"), "publish":(pa,"/authority-of-ke/publish"), "publish2":(nau,"/permit-returned/publish"),"requests":(pa,"/requests"),"closed":(pa,"/requests?view=closed"),"request":(pa,f"/requests/{asked.pk}"),"correct":(pa,f"/requests/{asked.pk}/correct"),"returned":(nau,f"/requests/{ret.pk}"),"notifications":(pa,"/notifications"),"designations":(nfp,"/designations"),"designations_pa":(pa,"/designations"),"end":(nfp,f"/designations/{nau.designations.get().pk}/end"),"deliveries":(adm,"/deliveries"),"audit":(pa,"/audit"),"revoke":(pa,"/permit-example/revoke"),"noright":(nau,"/permit-example/revoke")}
    bad=0
    with sync_playwright() as p:
        b = p.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for lang, width, scheme in (("en",1280,"light"),("ar",320,"dark")):
            for name,(who,path) in pages.items():
                c = Client(); c.force_login(who)
                ctx = b.new_context(viewport={"width":width,"height":900}, color_scheme=scheme, bypass_csp=True)
                ctx.add_cookies([{"name":"sessionid","value":c.cookies["sessionid"].value,"url":live_server.url}])
                page = ctx.new_page()
                page.goto(live_server.url+f"/{lang}/register"+path)
                over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
                page.evaluate(AXE)
                r = page.evaluate("axe.run(document,{runOnly:{type:'tag',values:['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa','best-practice']}})")
                for v in r["violations"]:
                    bad+=1
                    print(lang,name,v["id"],v["impact"],[n["html"][:200] for n in v["nodes"][:2]])
                if over: print(lang,name,"OVERFLOW",over)
                page.screenshot(path=f"/tmp/shots/{name}.{lang}.png", full_page=True)
                ctx.close()
        b.close()
    print("bad",bad)
