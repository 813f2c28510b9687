package a

allow if http.send({"method": "get", "url": "http://x"}).status_code == 200

test_yes if allow with http.send as {"status_code": 200}
