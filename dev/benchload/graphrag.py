"""Writes graphs with neo4j-graphrag: one JSON object a line comes in, and for each the seconds that the writing took go out."""

import asyncio
import json
import logging
import os
import sys
import time

import neo4j
from neo4j_graphrag.components.kg_writer import Neo4jWriter
from neo4j_graphrag.components.types import Neo4jGraph

# The server says of each query that it is deprecated.
logging.getLogger("neo4j.notifications").setLevel(logging.ERROR)


def main():
    auth = os.environ["RELATA_TEST_NEO4J_USERNAME"], os.environ["RELATA_TEST_NEO4J_PASSWORD"]
    with neo4j.GraphDatabase.driver(os.environ["RELATA_TEST_NEO4J_URI"], auth=auth) as driver:
        # Cleaning takes out the ids by which the next batch finds the nodes of this one.
        writer = Neo4jWriter(driver, clean_db=False)
        for line in sys.stdin:
            graph = Neo4jGraph(**json.loads(line))
            start = time.monotonic()
            result = asyncio.run(writer.run(graph))
            took = time.monotonic() - start
            if result.status != "SUCCESS":
                sys.exit(f"graphrag.py: {result.metadata}")
            print(took, flush=True)


main()
