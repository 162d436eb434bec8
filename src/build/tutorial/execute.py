"""Runs the synchronous viewshed: python3 execute.py http://HOST:PORT/arcgis/rest/services"""

import sys

from observer import PARAMETERS, post, report

services = sys.argv[1]
reply = post(services + '/Elevation/ESRI_Elevation_World/GPServer/Viewshed/execute', PARAMETERS)
report('execute.py', reply['results'][0])
