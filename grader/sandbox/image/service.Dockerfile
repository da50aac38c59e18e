# The grader itself, for docker-compose.yml; submissions never run in here. BASE may be any Debian
# with Python 3.11 or newer; one without pip gets its venv module from the distribution.
ARG BASE=python:3.13-slim
FROM ${BASE}
COPY pyproject.toml constraints.txt README.md LICENSE /opt/grader/source/
COPY grader /opt/grader/source/grader
RUN python=$(command -v python3 || command -v python3.13) \
 && { "$python" -c 'import ensurepip' 2>/dev/null \
      || { apt-get update && apt-get install -y --no-install-recommends python3-venv ca-certificates; }; } \
 && "$python" -m venv /opt/grader/venv \
 && cd /opt/grader/source \
 && /opt/grader/venv/bin/pip install --no-cache-dir -c constraints.txt . \
 && ln -s /opt/grader/venv/bin/grader /usr/local/bin/grader
WORKDIR /srv
ENTRYPOINT ["grader"]
CMD ["--help"]
