"""Submits the asynchronous viewshed, asks until it has ended, and collects: python3 submit_job.py http://HOST:PORT/arcgis/rest/services"""

import sys
import time

from observer import PARAMETERS, post, report

task = sys.argv[1] + '/WorldViewshed/GPServer/viewshed'
job = post(task + '/submitJob', PARAMETERS)
if 'jobId' not in job:
    sys.exit('submit_job.py: no job id in the answer: %s' % job)
url = task + '/jobs/' + job['jobId']

deadline = time.monotonic() + 60
while job['jobStatus'] in ('esriJobSubmitted', 'esriJobWaiting', 'esriJobExecuting'):
    if time.monotonic() > deadline:
        sys.exit('submit_job.py: %s is still %s' % (url, job['jobStatus']))
    time.sleep(0.5)
    job = post(url, {'f': 'json'})

if job['jobStatus'] != 'esriJobSucceeded':
    sys.exit('submit_job.py: %s, %s' % (job['jobStatus'], job.get('messages')))
for result in job['results'].values():
    report('submit_job.py', post(url + '/' + result['paramUrl'], {'f': 'json'}))
