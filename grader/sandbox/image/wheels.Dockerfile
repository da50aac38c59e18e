# The second layer: a system with Python 3.13 made fit for the sandbox, and the wheels, which were
# fetched on the host (site/). No step has a network.
ARG BASE
FROM ${BASE}
COPY site /opt/grader/site
COPY prepare.py /opt/grader/prepare.py
RUN ["python3.13", "-I", "-B", "/opt/grader/prepare.py", "base"]
