"""Receives what a purchase order expects, through the API alone: numbers, labels, stock. Needs nothing but Python.

python docs/receive.py http://localhost:8377 manager PASSWORD PO-2026-00009
"""

import json
import sys
import urllib.request
from http.cookiejar import CookieJar
from uuid import uuid4

FIND = """query ($order: String) { purchaseOrders(first: 200, filter: {search: $order}) { nodes {
  number transfers { id state lines(first: 100) { nodes { id expected asksFor product { name } } } } } } }"""
NUMBERS = """mutation ($input: AssignNumbersInput!) { answer: assignNumbers(input: $input) {
  ... on TransferLinePayload { recorded { first count } } ... on Refusal { message field } } }"""
QUANTITIES = """mutation ($input: RecordQuantitiesInput!) { answer: recordQuantities(input: $input) {
  __typename ... on Refusal { message field } } }"""
LABELS = """mutation ($input: PrintLabelsInput!) { answer: printLabels(input: $input) {
  ... on LabelPrintPayload { print { labelCount link { url fileName } } } ... on Refusal { message field } } }"""
VALIDATE = """mutation ($input: ValidateTransferInput!) { answer: validateTransfer(input: $input) {
  ... on ValidateTransferPayload { posted { product { name } quantity } }
  ... on Refusal { message field } } }"""
SIGN_IN = """mutation ($input: SignInInput!) { answer: signIn(input: $input) {
  __typename ... on Refusal { message field } } }"""


class Lotbook:
    """Asks a server; a refusal, which is an answer like any other, ends this program with its words."""

    def __init__(self, origin: str) -> None:
        self.origin = origin
        self.browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))

    def ask(self, query: str, **variables: object) -> dict:
        body = json.dumps({"query": query, "variables": variables}).encode()
        headers = {"content-type": "application/json", "x-requested-by": "lotbook"}
        request = urllib.request.Request(f"{self.origin}/graphql", body, headers)  # noqa: S310  # the server that was named
        with self.browser.open(request) as answer:
            told = json.load(answer)
        if "errors" in told:
            sys.exit(told["errors"][0]["message"])
        return told["data"]

    def do(self, mutation: str, **facts: object) -> dict:
        # Sent twice under one id it is done once: a program that retries keeps the id.
        answer = self.ask(mutation, input={"operationId": str(uuid4()), **facts})["answer"]
        if "message" in answer:
            sys.exit(f"{'.'.join(answer['field'] or [])}: {answer['message']}")
        return answer


def main(origin: str, login: str, password: str, order: str) -> None:
    lotbook = Lotbook(origin)
    lotbook.do(SIGN_IN, login=login, password=password)
    receipt = open_receipt(lotbook, order)
    lines = receipt["lines"]["nodes"]
    for place, line in enumerate(lines, 1):
        record(lotbook, receipt["id"], line, f"{order}-{place}")
    if any(line["asksFor"] != "QUANTITY" for line in lines):
        labels = lotbook.do(LABELS, labels={"of": receipt["id"]})["print"]
        with lotbook.browser.open(origin + labels["link"]["url"]) as file:
            print(f"{labels['labelCount']} labels, {len(file.read())} bytes of PDF")
    for goods in lotbook.do(VALIDATE, transfer=receipt["id"])["posted"]:
        print(f"In stock: {goods['quantity']} of {goods['product']['name']}")


def open_receipt(lotbook: Lotbook, order: str) -> dict:
    """The receipt that is open of the order with just this number: a search finds parts of numbers, too."""
    orders = lotbook.ask(FIND, order=order)["purchaseOrders"]["nodes"]
    found = next((each for each in orders if each["number"] == order), None)
    if found is None:
        sys.exit(f"There is no purchase order {order}.")
    receipt = next((each for each in found["transfers"] if each["state"] == "READY"), None)
    if receipt is None:
        sys.exit(f"{order} has no open receipt.")
    return receipt


def record(lotbook: Lotbook, receipt: str, line: dict, lot: str) -> None:
    """All that a line expects: serials by our own sequence, a lot under this number, or the plain quantity."""
    expected = line["expected"]
    if line["asksFor"] == "QUANTITY":
        lotbook.do(QUANTITIES, transfer=receipt, lines=[{"line": line["id"], "quantity": expected}])
        return
    serials = {"sequence": {"count": int(expected)}} if line["asksFor"] == "SERIALS" else None
    numbers = serials or {"list": [{"number": lot, "quantity": expected}]}
    recorded = lotbook.do(NUMBERS, line=line["id"], numbers=numbers)["recorded"]
    print(f"{line['product']['name']}: {recorded['count']} from {recorded['first']} on")


if __name__ == "__main__":
    main(*sys.argv[1:])
