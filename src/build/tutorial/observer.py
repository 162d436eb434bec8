"""What both scripts send: one observer in California and a distance, as Python dictionaries.

urlencode() writes them as Python does, with single quotes, which is no JSON; servers take it all the same.
"""

import json
import sys
from urllib.parse import urlencode
from urllib.request import Request, urlopen

OBSERVER = {
    'geometryType': 'esriGeometryPoint',
    'spatialReference': {'wkid': 54003},
    'features': [{'geometry': {'x': -13308192.1956127, 'y': 4221903.58555983}}],
}
PARAMETERS = {
    'Input_Observation_Point': OBSERVER,
    'Viewshed_Distance': {'distance': 8.5, 'units': 'esriMiles'},
    'f': 'pjson',
}


def post(url, parameters):
    with urlopen(Request(url, urlencode(parameters).encode('utf-8')), timeout=60) as answer:
        reply = json.loads(answer.read().decode('utf-8'))
    if 'error' in reply:
        sys.exit('%s answered with an error: %s' % (url, reply['error']))
    return reply


def report(script, parameter):
    value = parameter['value']
    features = value['features']
    rings = sum(len(feature['geometry']['rings']) for feature in features)
    if parameter['paramName'] != 'Viewshed_Result' or value['geometryType'] != 'esriGeometryPolygon' or rings == 0:
        sys.exit('%s: not the areas that were asked for: %.300s' % (script, json.dumps(parameter)))
    print('%s: %s with %d features, %d rings, spatial reference %s'
          % (script, parameter['paramName'], len(features), rings, value['spatialReference']))
